// Questions to the server that the map lives on.

/** What the server tells at an address; throws where it does not answer, or tells of a mistake. */
export async function told(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} at ${address}`);
  return answer.json();
}
