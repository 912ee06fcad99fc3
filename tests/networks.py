"""Several hosts on one machine: network namespaces on a bridge, of which one can be cut off and come back.

Names and addresses are the test's own; all is taken away at the end. Needs root and `ip` (package iproute2).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Network:
    """Hosts with a number each, from 0; this machine can reach them."""

    mark: str
    subnet: str
    count: int

    def host(self, number: int) -> str:
        """The address of a host."""
        return f"{self.subnet}.{number + 2}"

    def within(self, number: int) -> tuple[str, ...]:
        """What is put before a command to run it on a host."""
        return ("ip", "netns", "exec", self._name(number))

    def cut(self, number: int) -> None:
        """Pull the cable of a host."""
        ip("link", "set", self._cable(number), "down")

    def mend(self, number: int) -> None:
        """Put it back."""
        ip("link", "set", self._cable(number), "up")

    def _name(self, number: int) -> str:
        return f"{self.mark}n{number}"

    def _cable(self, number: int) -> str:
        return f"{self.mark}v{number}"

    def make(self) -> None:
        """Make the bridge and the hosts."""
        ip("link", "add", self.mark, "type", "bridge")
        ip("address", "add", f"{self.subnet}.1/24", "dev", self.mark)
        ip("link", "set", self.mark, "up")
        for number in range(self.count):
            self._make_host(self._name(number), self._cable(number), self.host(number))

    def _make_host(self, name: str, cable: str, address: str) -> None:
        ip("netns", "add", name)
        ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name)
        ip("link", "set", cable, "master", self.mark, "up")
        ip("-netns", name, "address", "add", f"{address}/24", "dev", "eth0")
        for device in ("lo", "eth0"):
            ip("-netns", name, "link", "set", device, "up")

    def remove(self) -> None:
        """Take away what there is of it."""
        for number in range(self.count):
            for what in (("netns", "delete", self._name(number)), ("link", "delete", self._cable(number))):
                with suppress(subprocess.CalledProcessError):  # its cable went with the host
                    ip(*what)
        with suppress(subprocess.CalledProcessError):
            ip("link", "delete", self.mark)


def ip(*words: str) -> None:
    """Run `ip`."""
    subprocess.run(["ip", *words], check=True, capture_output=True)  # noqa: S607  # the system's own


@contextmanager
def network(count: int) -> Iterator[Network]:
    """So many hosts; the test is skipped where they cannot be made, unless CI=true."""
    may = shutil.which("ip") and os.geteuid() == 0
    if not may and os.environ.get("CI") != "true":
        pytest.skip("netwerken maken kan alleen root, met 'ip' (pakket iproute2)")
    number = os.getpid()
    made = Network(f"rd{number:x}", f"10.{200 + number % 50}.{number // 50 % 256}", count)
    try:
        made.make()
        yield made
    finally:
        made.remove()
