"""Which inputs are one article: parts of a newspaper page (`chains`), and reposts (`likeness`, `reposts`)."""
