"""Which hosts are part of the public internet, and which no author may have asked for."""

import socket

import pytest

from bulletin.link_checker.network_access import LocalAddress, is_public, public_addresses


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.215.14",
        "172.15.255.255",
        "172.32.0.1",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "::ffff:192.0.0.8",
        "64:ff9b:1::a00:1",
        "2002:a00:1::1",
        "2001:0:0808:0808:0:0:f5ff:fffe",
        "2001:db8::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_what_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "::1", "10.0.0.1"])
def test_an_address_is_judged_however_it_is_written(host: str) -> None:
    with pytest.raises(LocalAddress):
        public_addresses(host, 80)


def test_what_is_judged_is_what_is_connected_to() -> None:
    assert public_addresses("8.8.8.8", 443) == ("8.8.8.8",)


def test_one_local_address_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [(2, 1, 6, "", (address, 80)) for address in ("8.8.8.8", "192.168.1.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: given)
    with pytest.raises(LocalAddress, match=r"192\.168\.1\.1"):
        public_addresses("two.test", 80)


def test_what_cannot_be_a_name_is_unknown() -> None:
    with pytest.raises(OSError, match="not a host name"):
        public_addresses(f"{'a' * 64}.test", 80)
