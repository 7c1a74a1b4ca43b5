import { CookieJar } from "tough-cookie";
import { redirected } from "../../source-problems.ts";
import type { Send } from "../../transport/transport.ts";

const PAGE = "/disclosure/rzrq_trans_list.html";
const MAX_TURNS = 3;

/**
 * The site sends a newcomer in a circle (302 to the same address) until it shows the cookie that came with the redirect.
 * So: visit the page once, keep the cookies, ask again with them; a circle that does not end is a problem, not a loop.
 */
export function keepCookies(send: Send): Send {
  const jar = new CookieJar();
  let site: string | undefined;

  const sendWithCookies: Send = async (request, signal) => {
    const Cookie = site ? await jar.getCookieString(new URL(request.path, site).href) : "";
    const headers = { ...request.headers, ...(Cookie && { Cookie }) };
    const answer = await send({ ...request, headers }, signal);
    for (const line of answer.headers.getSetCookie()) await jar.setCookie(line, answer.url, { ignoreError: true });
    site = answer.url;
    return answer;
  };

  const sendUntilAnswered: Send = async (request, signal) => {
    for (let turn = 1; ; turn++) {
      const answer = await sendWithCookies(request, signal);
      if (answer.status < 300) return answer;
      if (turn === MAX_TURNS) throw redirected(answer);
    }
  };

  return async (request, signal) => {
    if (!site) await sendUntilAnswered({ path: PAGE, headers: request.headers ?? {} }, signal);
    return await sendUntilAnswered(request, signal);
  };
}
