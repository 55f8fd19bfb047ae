"""Launchbook reads launch stories and measures where independent authorities agree.

The flow, in order; each stage takes frames and gives new ones, and imports only what stands above it:

    settings, columns               shared: folders and parameters; what every frame holds
    lexicon, rules, intervals       shared: words, thresholds and kinds; days and numbers that are not exact
    documents                       files -> documents, rejected
    reading                         documents -> sentences, claims, context, refusals
    mentions                        claims -> mentions: one row a launch as one text tells it
    events                          mentions -> links, events: one row a launch across texts
    window                          events -> the launches a run looks at, and what belongs to them
    agreement                       claims, links, context -> standings, agreement
    flow                            all of the above, in this order
    prose, figures, tables, dossiers    frames -> what a brief shows
    export                          frames -> files
    briefs                          notebooks -> pages
    runs                            what is due or has changed -> reports/, whole or not at all
    codebook, listing, cli          frames -> text; the command `launchbook`
    start                           answers at once when nothing has changed
"""
