"""Addresses of sources: complete, well formed, and without what follows their readers."""

import pytest

from bulletin.diagnostics.report import Code
from bulletin.values.urls import repaired, url_fault, without_tracking


def codes_of(url: str) -> list[Code]:
    fault = url_fault(url)
    return [fault[0]] if fault else []


def hint_of(url: str) -> str:
    fault = url_fault(url)
    assert fault
    return fault[2]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/",
        "https://www.example.org",
        "https://example.org:8443/path/to/page.html",
        "https://example.org/a;b=1,2/(3)?q=x+y&z=%E4%B8%AD#part-2",
        "https://example.org/~name/*/@here/!",
        "https://xn--fiqs8s.example/",
        "https://[2001:db8::1]/",
        "http://example.org/",
        "HTTPS://EXAMPLE.ORG/",
    ],
)
def test_a_complete_address_is_sound(url: str) -> None:
    assert codes_of(url) == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "www.example.org/page",
        "//example.org/",
        "/page",
        "https:",
        "https://",
        "https:///page",
        "https:/example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://[::1",
        "https://example.org:port/",
        "https://example.org:99999/",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://münchen.example/",
        "https://аpple.example/",
        "https://example.org/ü",
        "https://example.org/a b",
        "https://example.org/\n",
        "\thttps://example.org/",
        "https://example.org/<b>",
        'https://example.org/"',
        "https://example.org\\@example.com/",
        "https://example.org/%zz",
        "https://example.org/100%",
    ],
)
def test_anything_else_is_told_once(url: str) -> None:
    assert codes_of(url) == [Code.BAD_URL]


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://e.org/?utm_source=x", "https://e.org/"),
        ("https://e.org?utm_source=x", "https://e.org"),
        ("https://e.org/?utm_source=x&utm_medium=y&utm_campaign=z", "https://e.org/"),
        ("https://e.org/?fbclid=1", "https://e.org/"),
        ("https://e.org/?gclid=1#part", "https://e.org/#part"),
        ("https://e.org/?utm_source=", "https://e.org/"),
        (
            "https://mp.weixin.qq.com/s?__biz=Mz==&mid=2&scene=21#wechat_redirect",
            "https://mp.weixin.qq.com/s?__biz=Mz==&mid=2",
        ),
        ("https://mp.weixin.qq.com/s/abc?scene=25", "https://mp.weixin.qq.com/s/abc"),
    ],
)
def test_what_follows_readers_is_removed(url: str, clean: str) -> None:
    assert without_tracking(url) == clean
    assert codes_of(url) == [Code.TRACKING_URL]


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://e.org/?b=2&utm_source=x&a=1&c=3", "https://e.org/?b=2&a=1&c=3"),
        ("https://e.org/?a=%20+%2B&fbclid=1&a=%c3%bc", "https://e.org/?a=%20+%2B&a=%c3%bc"),
        ("https://e.org/?utm_source=x&q=a;b&flag&empty=", "https://e.org/?q=a;b&flag&empty="),
        ("https://e.org/?gclid=1&u=https://e.org/?x=1", "https://e.org/?u=https://e.org/?x=1"),
    ],
)
def test_the_rest_keeps_its_order_and_encoding(url: str, clean: str) -> None:
    assert without_tracking(url) == clean


@pytest.mark.parametrize(
    "url",
    [
        "https://e.org/?scene=1#wechat_redirect",
        "https://e.org/?source=utm_source&my_utm_source=1",
        "https://e.org/utm_source=x",
        "https://e.org/#utm_source=x",
        "https://e.org/?a=1&&b=2",
        "https://e.org/?",
        "https://e.org/#",
        "https://mp.weixin.qq.com/s?__biz=Mz==&mid=2",
    ],
)
def test_an_address_without_tracking_stays_as_it_is(url: str) -> None:
    assert without_tracking(url) == url
    assert codes_of(url) == []


def test_the_hint_is_the_clean_address() -> None:
    assert "https://e.org/?a=1" in hint_of("https://e.org/?a=1&utm_source=x").split()


def test_the_hint_encodes_what_has_to_be_encoded() -> None:
    assert "https://e.org/%E4%B8%AD?a=b%20c" in hint_of("https://e.org/中?a=b%20c").split()


@pytest.mark.parametrize(
    ("url", "sound"),
    [
        ("https://www.example.org/Inc.", "https://www.example.org/Inc%2E"),
        ("https://www.example.org/a),", "https://www.example.org/a%29%2C"),
        ("https://www.example.org/a_(b)", "https://www.example.org/a_(b)"),
        ("https://www.google.com/url?q=https://example.org/a%3Fb&sa=U", "https://example.org/a?b"),
        ("https://www.google.com/url?sa=U", "https://www.google.com/url?sa=U"),
    ],
)
def test_a_repaired_address_is_sound(url: str, sound: str) -> None:
    assert repaired(url) == sound
    assert codes_of(sound) == []
