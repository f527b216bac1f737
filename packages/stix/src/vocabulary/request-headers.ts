/** HTTP request header fields: RFC 9110 and its companions, and those in wide use (IANA HTTP Field Name Registry). */
const HEADERS = new Set(
  (
    "a-im accept accept-charset accept-datetime accept-encoding accept-language access-control-request-headers " +
    "access-control-request-method authorization cache-control connection content-encoding content-length content-md5 " +
    "content-type cookie date dnt downlink early-data expect forwarded from front-end-https host http2-settings if-match " +
    "if-modified-since if-none-match if-range if-unmodified-since keep-alive max-forwards origin pragma prefer priority " +
    "proxy-authorization proxy-connection range referer save-data sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform " +
    "sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-websocket-extensions sec-websocket-key " +
    "sec-websocket-protocol sec-websocket-version soapaction te trailer transfer-encoding upgrade " +
    "upgrade-insecure-requests user-agent via warning x-att-deviceid x-correlation-id x-csrf-token x-forwarded-for " +
    "x-forwarded-host x-forwarded-proto x-http-method-override x-real-ip x-request-id x-requested-with x-uidh x-wap-profile"
  ).split(" "),
);

/** Whether a header field is known, in any case. */
export function isRequestHeader(name: string): boolean {
  return HEADERS.has(name.toLowerCase());
}
