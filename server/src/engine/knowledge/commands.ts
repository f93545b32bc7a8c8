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
  "typer.Typer.callback",
  "typer.Typer.command",
]);

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
]);
