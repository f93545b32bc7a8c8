/** Tells the server where the Python extension, if it is there, runs Python: the packages of that environment are read. Nothing is run. */
import { type Disposable, type Event, extensions, Uri, workspace } from "vscode";
import { type ActiveEnvironments, environmentsNotification } from "../../server/src/protocol.js";
import type { Server } from "./server.js";

/** What is used of the Python extension's API: https://github.com/microsoft/vscode-python/tree/main/pythonExtensionApi */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: Uri): { readonly path: string };
    readonly onDidChangeActiveEnvironmentPath: Event<unknown>;
  };
}

/** Tells the server that runs, and every one that is started after it. */
export function followEnvironments(server: Server): Disposable {
  const listening: Disposable[] = [];
  let isDisposed = false;
  const follow = async () => {
    const python = await extensions.getExtension<PythonApi | undefined>("ms-python.python")?.activate();
    const environments = python?.environments;
    if (environments === undefined || isDisposed) return;
    const tell = () => server.tell(environmentsNotification, activeEnvironments(environments));
    listening.push(environments.onDidChangeActiveEnvironmentPath(tell), server.onReady(tell));
    tell();
  };
  follow().catch((error) => server.output.debug(`The Python extension gives no environment: ${error}`));
  return {
    dispose: () => {
      isDisposed = true;
      for (const one of listening) one.dispose();
    },
  };
}

function activeEnvironments(environments: NonNullable<PythonApi["environments"]>): ActiveEnvironments {
  const folders = [undefined, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  return {
    environments: folders.flatMap((folder) => {
      const { path } = environments.getActiveEnvironmentPath(folder);
      // "python" stands for whatever the shell finds.
      if (!/^(?:[\\/]|[A-Za-z]:)/.test(path)) return [];
      return [{ ...(folder !== undefined && { folder: folder.toString() }), environment: Uri.file(path).toString() }];
    }),
  };
}
