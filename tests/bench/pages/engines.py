"""The engines by name."""

from __future__ import annotations

import engine_chromium
import engine_libreoffice
import engine_typst

ENGINES = {"typst": engine_typst.pdf, "chromium": engine_chromium.pdf, "libreoffice": engine_libreoffice.pdf}
