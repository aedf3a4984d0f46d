"""Which points are run: factors and their ranges, designs, tables of points. Pure."""
