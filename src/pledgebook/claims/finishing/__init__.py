"""From drafts to claims: settled, merged, attributed, timed, with headline and confidence."""
