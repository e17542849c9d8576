"""Methods and privacy: what the app does, what it hides and what it does not promise."""

from equity.language import _
from equity.ui import methods, show

show.title(_("Methods and privacy"))
methods.merges()
methods.rules()
methods.words()
