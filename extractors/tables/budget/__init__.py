"""Facts of budgets: lines by year and kind, totals across tables, amounts stated in the text."""
