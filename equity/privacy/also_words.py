"""Words that are names of people too: on their own, only a capital letter tells them apart.

All are folded: small letters without accents. Whoever finds that quotes lose plain words adds here.
"""

_ENGLISH = """
about after again all also always and any april are art aspen asia august autumn baker bank banks
bay bear beck bell best bill bird bishop black blaze bliss blue bob bond boy brand brook brooks
brown buck bud buddy bush butler cain camp campus can candy carol carter case cash chad chance
change charity chase chef chief christian church clark class clay clear cliff coach cole college
cook cooper cotton counselor court cox crew cross crystal curry cyan daisy dale dash dawn day days
deal dean dear desk destiny dew diamond did director does dollar dolly dove drake dream drew
duke dusty each earl early east eden ember english eve ever every faith fall fame farmer favor fear
fern field fields finch fisher flora flower ford forest forever foster fox frank free french friend
garden gay gem gene general gentle ginger glad glen glory gold golden good grace grant gray green
grey guard guy gym had hall happy hardy harmony has hawk hazel head heath heather heaven her herb
here hill him his holiday holly honest honor hood hope house how hunt hunter ice india into
iris island ivory ivy jack jade jam january jasmine jay jean jersey jet jewel job jolly journey joy
judge july june junior just justice kay key kind king kings kit kitty knight lad lake lamb lane
lark last law leaf learn lee legend liberty life light lily lion little live long look lord lot
love low loyal lucky lucy made magic magnolia man mane many maple march mark marsh mason may meadow
melody memory mercy merit merry mike mile miles miller mine miracle miss mister moon moore more most
music name neat never new nick night noble north not nova nurse oak ocean office officer olive one
only opal opera other our out own page paris park parker parks part pat patience patrick peace
pearl penny pepper phoenix piper plan poe pool poppy porter post power precious price pride prince
princess principal promise prosper queen quest quick quiet rain rainbow ranger raven ray read red
reed reign rich ridge right rise river rivers robin rock rocky rod rogue rose rosemary rowe royal
ruby rush russet rusty sage sailor saint sally same sand sandy school scout sea secretary security
see self she shepherd short silver sky small smart smith snow some son song south spring staff star
stark steel stern still stone storm story strange strong student students substitute sue summer sun
sunday sunny supervisor sweet sword tan tanner taylor teacher temple ten than that the their them
then they this tide tiger time too top town tree trinity true trust tucker turner two unique unity
universe van very victor violet virtue walk walker wall want ward was water way wear weaver week
well wells west wheat when where white who why wild will willow wind winter wise wolf wonder wood
woods words work worth wren wright year young you your yours zion
"""

_SPANISH = """
abril agosto alba alegria alma amada amado amor angel aquel aqui armas aurora azul bello bendito
blanca blanco bravo bueno caballero cabello calle campo campos cantu casa casas castillo cielo clara
claro clase cordero cortes cruz cuando cuenta cuesta delgado del desde dolores domingo dulce ella
ellos encarnacion enero era escuela ese espada esperanza esta este estrella familia feliz fiel flor
flores fuente fuentes gloria gracia guerra guerrero hay hermosa hermoso hoy iglesias inocencia iris
jardin julio junio justo leal leon libertad lima limon linda lindo lluvia lobo luna luz madrid
maestra maestro malo mar marina marino marzo mas mayo mercedes mesa mil milagro milagros molina
monte montes mora moreno nieve nieves noche nos novio pan pardo pastor patria paz pena perla piedad
piedra pilar pinto por porque prado preciosa primavera primo profesor profesora que quien rama ramos
real reina rey reyes rico rio rios rojas rojo rosa rosario rubio sala salvador santa santo santos
sierra sin sol soledad son soto ternura tierra todo todos torre torres trigo una valle valiente vega
vela vera verdad vida vidal viento virgen virtud vivas
"""

ALSO_WORDS = frozenset((_ENGLISH + _SPANISH).split())
"""Plain words of English and Spanish that are first or last names of some people."""
