"""Gives Django templates the bare frame and the kit's icons. Pages of our own are Jinja2 and need neither."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from umay.web.shell import Shell, bare

register = template.Library()


@register.simple_tag(takes_context=True)
def umay_shell(context: template.Context) -> Shell:
    """Return the bare frame of the request."""
    request: HttpRequest = context["request"]
    return bare(request)


@register.simple_tag
def umay_icon(name: str) -> SafeString:
    """Return a line icon that is not read aloud."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("umay/icons.svg"),
        name,
    )
