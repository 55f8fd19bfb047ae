"""Jupyter: the one door to Jupyter's libraries, which are slow to import; open it late.

In      nothing
Out     what kernels and render use of nbformat, nbclient, papermill and nbconvert
Units   none
Missing nothing
Next    kernels, render
"""

import socket
import sys

# What these libraries import where they find it, and no notebook needs: with JupyterLab come grammars of addresses
# and durations for jsonschema, which cost up to a second of CPU in every process; papermill looks for the file systems
# of pyarrow. They count as not installed while the others are imported.
UNNEEDED = [name for name in ("rfc3987_syntax", "isoduration", "pyarrow") if name not in sys.modules]
sys.modules.update(dict.fromkeys(UNNEEDED))  # type: ignore[arg-type]

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
