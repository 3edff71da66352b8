"""What rules pay, to whom and on which terms.

While one value is named (`names`), `payments` read what its clause gives and `limits` what lasts so long. Then `naming`
asks for the whole sentence, in this order: `sentences` (what is asked: `terms`; what is paid for which value: `tiers`,
`lists`, `benefits`; what each kind of value measures: `by_kind`), `articles` and `amounts` (what is paid, where only
a heading or a label says so), and `owners` (whose a name is that does not say so). Both ask `whose`, which knows the
places where a text says who is paid, and `descriptions`, which finds the noun in what is said of them.
"""
