"""What a sitting decided: its items under every usual heading, their votes, and what they do to other papers."""
