// Checks a signed grant without asking (Node 18 or newer, nothing else). What was revoked is heard of at `exp`, two minutes later at most
// unless the operator says otherwise: ask introspection, or use the grant, where that is too late.
import { createPublicKey, verify as isSignedBy } from "node:crypto";
import { pathToFileURL } from "node:url";

const refuse = (why) => { throw new Error(why); };

// A part of the token; written in one way only, so nothing in it comes twice.
const part = (text) => {
  const raw = Buffer.from(text, "base64url");
  const value = JSON.parse(raw.toString("utf8"));
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (raw.toString("base64url") !== text || !Buffer.from(JSON.stringify(value)).equals(raw) || !isObject)
    refuse("not as a grant is written");
  return value;
};

// The claims of a grant that is good for `client`; throws otherwise. `keySet`: what /.well-known/jwks.json has.
export const verify = (token, keySet, issuer, client, now = Date.now() / 1000) => {
  const parts = token.split(".");
  if (parts.length !== 3) refuse("no token");
  const header = part(parts[0]), claims = part(parts[1]), signature = Buffer.from(parts[2], "base64url");
  const expected = { alg: "ES256", kid: header.kid, typ: "countersign-grant+jwt" };
  if (JSON.stringify(header, Object.keys(expected)) !== JSON.stringify(expected) || Object.keys(header).length !== 3)
    refuse("no grant");
  const keys = keySet.keys.filter((key) => key.kid === header.kid && key.alg === "ES256");
  if (keys.length !== 1) refuse("no such key");
  const key = createPublicKey({ key: keys[0], format: "jwk" });
  if (signature.length !== 64 || signature.toString("base64url") !== parts[2]
    || !isSignedBy("sha256", Buffer.from(`${parts[0]}.${parts[1]}`), { key, dsaEncoding: "ieee-p1363" }, signature))
    refuse("signed by somebody else");
  const { iat, nbf, exp } = claims;
  if (![iat, nbf, exp].every(Number.isSafeInteger) || Math.max(iat, nbf) - 60 > now || now >= exp || exp > iat + 900)
    refuse("not good now");
  if (claims.iss !== issuer || claims.aud !== client) refuse("of somebody else, or for somebody else");
  if (!["urn:countersign:acr:answer", "urn:countersign:acr:code"].includes(claims.acr)) refuse("no proof that is known here");
  if (!["jti", "sub", "scope", "call"].every((name) => typeof claims[name] === "string" && claims[name]))
    refuse("something is missing");
  return claims;
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [api, client] = process.argv.slice(2);
  const keySet = await (await fetch(`${api}/.well-known/jwks.json`, { signal: AbortSignal.timeout(5000) })).json();
  let token = "";
  for await (const piece of process.stdin) token += piece;
  console.log(JSON.stringify(verify(token.trim(), keySet, api, client)));
}
