"""Charts as inline SVG, drawn from display values alone; each states its numbers in words as well.

They are drawn here and not by a library: two plain kinds are all a report needs, and an engine for charts took
2.5 seconds and 115 MB for the forty of one page, of the four seconds and 400 MB that the whole command may take.
"""
