"""Who may do what: vault, sign-in, roles, record lock, unlock keys, audit trail."""
