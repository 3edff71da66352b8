"""What rules pay, to whom and on which terms.

`naming` asks, in this order: `sentences` (what is asked: `terms`, `limits`; what is paid for which value: `tiers`,
`lists`, `benefits`; what each kind of value measures: `by_kind`), `articles` and `amounts` (what is paid, where only
a heading or a label says so), and `owners` (whose a bare name is; `whose` knows the places to look). `payments` reads
what a sentence gives, `descriptions` who is described.
"""
