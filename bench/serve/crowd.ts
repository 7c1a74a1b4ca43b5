import { Agent, get } from "node:http";
import { median } from "../timing.ts";

export const CROWD = 200;
const REQUESTS_EACH = 4;

/** Median milliseconds of a request, while 200 clients with a connection each ask for the same address. */
export async function measureCrowd(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CROWD });
  const client = async (): Promise<number[]> => {
    const times: number[] = [];
    for (let request = 0; request < REQUESTS_EACH; request++) times.push(await timeOne(url, agent));
    return times;
  };
  try {
    await timeOne(url, agent);
    const times = (await Promise.all(Array.from({ length: CROWD }, client))).flat();
    return median(times);
  } finally {
    agent.destroy();
  }
}

function timeOne(url: string, agent: Agent): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent }, (reply) => {
      if (reply.statusCode !== 200) reject(new Error(`${url} answered ${String(reply.statusCode)}`));
      reply.on("data", () => undefined).on("end", () => resolve(performance.now() - start));
    }).on("error", reject);
  });
}
