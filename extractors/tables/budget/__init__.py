"""Facts of budgets: lines by year and kind, totals across tables, amounts told in the text."""
