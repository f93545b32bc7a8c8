/** Libraries for command lines that call a function and do not await what it returns: data, no logic. */

/** Decorators that make something else of a function, by the class of which it is then an instance. */
export const objectDecorators: Readonly<Record<string, string>> = {
  "click.Group.group": "click.Group",
  "click.group": "click.Group",
};

/** Decorators that make a function a command. */
export const commandDecorators: ReadonlySet<string> = new Set([
  "click.Group.command",
  "click.Group.group",
  "click.command",
  "click.group",
  "flask.Blueprint.cli.command",
  "flask.Flask.cli.command",
  "flask.cli.AppGroup.command",
  "typer.Typer.callback",
  "typer.Typer.command",
]);

/** Calls that run a function as the only command of a program. */
export const commandRunners: readonly string[] = ["typer.run"];

/** Decorators below them that add parameters, or hand over what the function returns. */
export const commandParts: ReadonlySet<string> = new Set([
  "click.argument",
  "click.confirmation_option",
  "click.help_option",
  "click.option",
  "click.pass_context",
  "click.pass_obj",
  "click.password_option",
  "click.version_option",
  "flask.cli.with_appcontext",
]);
