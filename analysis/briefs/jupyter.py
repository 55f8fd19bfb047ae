"""Jupyter: the one door to Jupyter's libraries, which are slow to import; open it late.

In      nothing
Out     what kernels and render use of nbformat, nbclient, papermill and nbconvert
Units   none
Missing nothing
Next    kernels, render
"""

import socket
import sys
import warnings

# What these libraries import where they find it, and no notebook needs: with JupyterLab come grammars of addresses,
# durations and colours for jsonschema, which cost up to a second of CPU in every process; papermill looks for the file
# systems of pyarrow; bs4 compiles a grammar of selectors. They count as not installed while the others are imported.
GRAMMARS = ("rfc3987_syntax", "rfc3986_validator", "isoduration", "webcolors", "soupsieve")
UNNEEDED = [name for name in (*GRAMMARS, "pyarrow") if name not in sys.modules]
sys.modules.update(dict.fromkeys(UNNEEDED))  # type: ignore[arg-type]
warnings.filterwarnings("ignore", "The soupsieve package is not installed", UserWarning)

# urllib3, which papermill would fetch notebooks with, tries at its import whether a port can be opened.
HAS_IPV6, socket.has_ipv6 = socket.has_ipv6, False

import nbformat  # noqa: E402
from jupyter_client.kernelspec import NoSuchKernel  # noqa: E402
from nbclient.exceptions import CellTimeoutError, DeadKernelError  # noqa: E402
from nbconvert.exporters.templateexporter import TemplateExporter  # noqa: E402
from papermill import PapermillExecutionError, execute_notebook  # noqa: E402
from traitlets.config import Config  # noqa: E402

socket.has_ipv6 = HAS_IPV6
for name in UNNEEDED:
    del sys.modules[name]

__all__ = [
    "CellTimeoutError",
    "Config",
    "DeadKernelError",
    "NoSuchKernel",
    "PapermillExecutionError",
    "TemplateExporter",
    "execute_notebook",
    "nbformat",
]
