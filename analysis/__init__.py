"""Launchbook reads launch stories and measures where independent authorities agree.

The flow, in order; each stage takes frames and gives new ones, and imports only what stands above it:

    settings, columns, lexicon      shared: folders and parameters, frame contracts, words
    documents                       files -> documents, rejected
    reading                         documents -> sentences, claims, context
    mentions                        claims -> mentions: one row a launch as one text tells it
    events                          mentions -> links, events: one row a launch across texts
    window                          events -> the launches a run looks at, and what belongs to them
    agreement                       claims, links, context -> standings, agreement
    flow                            all of the above, in this order
    labels, pieces                  codes -> words; words -> markup with everything escaped
    figures, prose                  frames -> pictures and sentences
    tables, dossiers, coverage      frames -> tables, all that is said of a launch, what was read
    briefs                          notebooks -> published pages
    export, cli                     frames -> files; the command `launchbook`
"""
