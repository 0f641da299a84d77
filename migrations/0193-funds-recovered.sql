-- What was recovered lies beside the budget and is spent again only when somebody says so: a kind of entry of its own.
-- Old rows: none is of the new kind, and none changes.
alter table ledger_entry drop constraint ledger_entry_kind_check;
alter table ledger_entry add constraint ledger_entry_kind_check check (kind in ('received', 'budgeted', 'budget-reduced', 'committed',
  'released', 'payable', 'withdrawn', 'handed', 'paid', 'failed', 'returned', 'claimed', 'claim-cancelled', 'recovered',
  'rebudgeted', 'written-off', 'reversed'));
