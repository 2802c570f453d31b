"""Charts as inline SVG, drawn from display values alone; each states its numbers in words as well."""
