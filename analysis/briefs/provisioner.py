"""Provisioner: gives jupyter_client kernels from the nursery of this process.

In      a Nursery
Out     the running kernel; a cold one where there is no nursery, or it is gone
Units   none
Missing nothing
Next    kernels runs notebooks with it
"""

import asyncio
from importlib.metadata import EntryPoint
from typing import Any

from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from analysis.briefs.children import LOOK_SECONDS, Nursery

NAME, LAUNCHER = "launchbook", "ipykernel_launcher"


class NurseryProvisioner(LocalProvisioner):
    """Has the nursery fork a kernel; without one it starts kernels as jupyter_client does."""

    nursery: Nursery | None = None
    process: Any

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start the kernel that `cmd` describes."""
        if self.nursery is None or LAUNCHER not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        try:
            words = cmd[cmd.index(LAUNCHER) + 1 :]
            self.process = self.nursery.fork_kernel(words, kwargs["env"], str(kwargs["cwd"]))
        except OSError:
            return await super().launch_kernel(cmd, **kwargs)
        self.pid, self.pgid, self.cwd = self.process.pid, self.process.pid, kwargs["cwd"]
        return self.connection_info

    async def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        while self.process and self.process.poll() is None:
            await asyncio.sleep(LOOK_SECONDS)
        return await super().wait()


def use_nursery(nursery: Nursery | None) -> None:
    """Have the kernels of this process come from `nursery`, or start cold."""
    factory = KernelProvisionerFactory.instance()
    provisioner = f"{__name__}:{NurseryProvisioner.__name__}"
    factory.provisioners[NAME] = EntryPoint(NAME, provisioner, KernelProvisionerFactory.GROUP_NAME)
    factory.default_provisioner_name = NAME
    NurseryProvisioner.nursery = nursery
