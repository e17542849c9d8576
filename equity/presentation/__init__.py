"""What leaves the house: findings as slides, made from safe tables of the room's view.

A deck is planned as slides (words and pictures in places), then written as a .pptx file or drawn
as a picture; both break lines alike, so that the preview shows the file.
"""
