"""From finished tables to statements: measures, windows, intervals, contrasts, calibrated words. Pure."""
