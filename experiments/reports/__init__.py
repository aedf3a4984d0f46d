"""From a finished comparison to one self-contained page and figures for a slide."""
