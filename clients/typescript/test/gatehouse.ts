/** Where the gateway under test is: `scripts/clients` starts one and says so. */
import { readFileSync } from "node:fs";

export type Dev = {
  url: string;
  tenant: { id: string; slug: string };
  tokens: { admin: string; scanner: string; order: string; customer: string };
};

export function dev(): Dev {
  const file = process.env.GATEHOUSE_DEV;
  if (file === undefined) {
    throw new Error("GATEHOUSE_DEV must name the dev.json of a running `gatehouse dev`: run scripts/clients");
  }
  return JSON.parse(readFileSync(file, "utf8")) as Dev;
}

/** A word that no other test uses. */
export function unique(word: string): string {
  return `${word}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

/** The data of an answer; a refusal fails the test in its own words. */
export function ok<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.status}: ${JSON.stringify(answer.error)}`);
  }
  return answer.data;
}
