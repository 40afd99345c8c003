"""What a sentence leaves to its document: who gives, who gains, what stays at home."""
