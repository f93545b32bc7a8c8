/** The command that shows the calls behind a finding: a peek beside it, to walk through. */
import { commands, Location, Position, Range, Uri } from "vscode";
import type { LspPosition, ShowChainArguments } from "../../server/src/protocol.js";

export async function showChain({ uri, position, calls }: ShowChainArguments): Promise<void> {
  const locations = calls.map((call) => new Location(Uri.parse(call.uri), new Range(at(call.range.start), at(call.range.end))));
  await commands.executeCommand("editor.action.peekLocations", Uri.parse(uri), at(position), locations, "peek");
}

function at({ line, character }: LspPosition): Position {
  return new Position(line, character);
}
