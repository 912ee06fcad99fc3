"""Signing in through an organisation: OpenID Connect Core 1.0, code flow, with PKCE (RFC 7636) and a nonce.

The organisation tells who somebody is; what that person may do stands in the account here: without one,
there is no entry.
"""

from __future__ import annotations

import hmac
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from corpus.errors import ServeError, SignInError
from rodedraad.web.state.accounts import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import httpx

    from rodedraad.web.state.accounts import Account

SCOPE = "openid profile email"
PATIENCE = 10
"""Seconds that the organisation has for an answer."""
LEEWAY = 60
"""Seconds that its clock may differ."""
ALGORITHMS = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "Ed25519",
    "EdDSA",
)
"""Signatures with a key pair: one with a shared secret, or none, would be no proof."""
MOMENTS = ("exp", "iat", "nbf")
"""What a statement says of when it holds (RFC 7519, 4.1)."""
WRONG = "De verklaring van de organisatie klopt niet."
UNTIMELY = SignInError(
    "De verklaring van de organisatie geldt nu niet, naar de klok van de computer waarop Rodedraad draait.",
    "Probeer het opnieuw. Blijft het misgaan, vraag dan uw beheerder of die klok gelijk loopt.",
)
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Errand:
    """What a browser takes along to the organisation and back: all of it is checked when it returns."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def fresh(cls) -> Errand:
        """One that nobody can guess."""
        from authlib.common.security import generate_token

        return cls(generate_token(43), generate_token(43), generate_token(64))

    @classmethod
    def read(cls, written: str) -> Errand | None:
        """What `written` gave, if it is whole."""
        parts = written.split(".")
        return cls(*parts) if len(parts) == 3 and all(part.isalnum() for part in parts) else None

    @property
    def written(self) -> str:
        """As it stands in a cookie."""
        return f"{self.state}.{self.nonce}.{self.verifier}"


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation that people sign in with.

    `claim` is what of its statement names an account; "" for the subject, and the address for mail once the
    organisation has verified it.
    """

    issuer: str
    client: str
    secret: str
    claim: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise ServeError(
                f"Het adres {self.issuer!r} van de organisatie is niet beveiligd.",
                "Geef met --oidc-issuer een adres dat met https:// begint.",
            )

    def entrance(self, errand: Errand, back: str) -> str:
        """The address of the organisation where somebody signs in, who then comes back to `back`."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        with _calling() as calling:
            address = self._facts(calling)["authorization_endpoint"]
        return str(
            prepare_grant_uri(
                address, client_id=self.client, response_type="code", redirect_uri=back, scope=SCOPE,
                state=errand.state, nonce=errand.nonce, code_challenge_method="S256",
                code_challenge=create_s256_code_challenge(errand.verifier),
            )
        )  # fmt: skip

    def returned(self, errand: Errand, answer: Mapping[str, str], back: str) -> Mapping[str, Any]:
        """What the organisation states of whoever came back with this answer. Raises `SignInError`."""
        if not hmac.compare_digest(answer.get("state", "").encode(), errand.state.encode()):
            raise _refused("Het antwoord hoort niet bij deze aanmelding.")
        if answer.get("iss", self.issuer) != self.issuer:  # RFC 9207
            raise _refused("Het antwoord komt van een andere organisatie.")
        if "code" not in answer:
            raise _refused("De organisatie heeft de aanmelding geweigerd.")
        with _calling() as calling:
            facts = self._facts(calling)
            token = self._token(calling, facts, errand, answer["code"], back)
            keys = _json(calling.get(facts["jwks_uri"]))
        return self._verified(token, keys, facts, errand.nonce)

    def names(self, claims: Mapping[str, Any], account: Account) -> bool:
        """Whether the statement is of this account."""
        linked = account.subject
        if not linked:
            return False
        if self.claim:
            return folded(str(claims.get(self.claim, ""))) == folded(linked)
        mail = claims.get("email") if claims.get("email_verified") is True else None
        return claims.get("sub") == linked or (mail is not None and folded(str(mail)) == folded(linked))

    def _facts(self, calling: httpx.Client) -> Mapping[str, Any]:
        """What the organisation publishes of itself (OpenID Connect Discovery 1.0)."""
        facts = _json(calling.get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"))
        needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if facts.get("issuer") != self.issuer or not all(isinstance(facts.get(name), str) for name in needed):
            raise _refused("De organisatie noemt zichzelf anders dan is ingesteld.")
        return facts

    def _token(
        self, calling: httpx.Client, facts: Mapping[str, Any], errand: Errand, code: str, back: str
    ) -> Mapping[str, Any]:
        asked = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": back, "client_id": self.client,
            "code_verifier": errand.verifier,
        }  # fmt: skip
        ways = facts.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        if "client_secret_basic" in ways:  # RFC 6749, 2.3.1: both are form-encoded first
            auth = (quote(self.client, safe=""), quote(self.secret, safe=""))
            return _json(calling.post(facts["token_endpoint"], data=asked, auth=auth))
        return _json(calling.post(facts["token_endpoint"], data=asked | {"client_secret": self.secret}))

    def _verified(
        self, token: Mapping[str, Any], keys: Mapping[str, Any], facts: Mapping[str, Any], nonce: str
    ) -> Mapping[str, Any]:
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import ClaimError, JoseError
        from joserfc.jwk import KeySet

        stated = facts.get("id_token_signing_alg_values_supported") or ["RS256"]
        options = {
            "iss": {"essential": True, "value": self.issuer},
            "aud": {"essential": True, "value": self.client},
        }
        given = {"nonce": nonce, "client_id": self.client, "access_token": token.get("access_token")}
        try:
            read = jwt.decode(
                str(token.get("id_token", "")), KeySet.import_key_set(dict(keys)),  # type: ignore[arg-type]
                algorithms=[name for name in ALGORITHMS if name in stated],
            )  # fmt: skip
            claims = CodeIDToken(read.claims, read.header, options, given)
            claims.validate(now=int(time.time()), leeway=LEEWAY)
        except ClaimError as error:
            untimely = error.claim in MOMENTS and error.claim in read.claims
            raise UNTIMELY if untimely else _refused(WRONG) from error
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise _refused(WRONG) from error
        return dict(claims)


def _refused(message: str) -> SignInError:
    return SignInError(message, "Probeer het opnieuw. Blijft het misgaan, vraag dan uw beheerder.")


@contextmanager
def _calling() -> Iterator[httpx.Client]:
    """A line to the organisation. Raises `SignInError` when it does not answer, or with an error."""
    import httpx

    try:
        with httpx.Client(timeout=PATIENCE) as client:
            yield client
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _refused("De organisatie geeft geen bruikbaar antwoord.") from error


def _json(answer: httpx.Response) -> Mapping[str, Any]:
    try:
        found = answer.raise_for_status().json()
    except ValueError as error:
        raise _refused("De organisatie antwoordt met iets anders dan verwacht.") from error
    if not isinstance(found, dict):
        raise _refused("De organisatie antwoordt met iets anders dan verwacht.")
    return found
