/** Parameters that frameworks fill, known by convention: what they are where nobody wrote it down. Data, no logic. */

/** The parameters of an ASGI application, by name: a function that takes all three is one (asgi.readthedocs.io, "Specification"). */
export const asgiParameters: readonly string[] = ["scope", "receive", "send"];

const aiohttpRequest = ["aiohttp.web.Request"];
const sanicRequest = ["sanic.request.types.Request"];
const sanicSocket = ["sanic.request.types.Request", "sanic.server.websockets.impl.WebsocketImplProtocol"];
const discordContext = ["discord.ext.commands.Context"];

/**
 * Decorators whose functions are handlers, by the qualified name of the decorator: the classes of the leading parameters (`self` not
 * counted).
 */
export const handlerParameters: Readonly<Record<string, readonly string[]>> = {
  ...each("aiohttp.web.RouteTableDef", ["delete", "get", "head", "options", "patch", "post", "put", "route", "view"], aiohttpRequest),
  ...each(
    "sanic.mixins.routes.RouteMixin",
    ["add_route", "delete", "get", "head", "options", "patch", "post", "put", "route"],
    sanicRequest,
  ),
  ...each("sanic.mixins.routes.RouteMixin", ["websocket"], sanicSocket),
  ...each("sanic.mixins.middleware.MiddlewareMixin", ["middleware", "on_request", "on_response"], sanicRequest),
  ...each("sanic.mixins.exceptions.ExceptionMixin", ["exception"], sanicRequest),
  ...each("discord.ext.commands.core", ["command", "group"], discordContext),
  ...each("discord.ext.commands.core.GroupMixin", ["command", "group"], discordContext),
  ...each("discord.ext.commands", ["command", "group", "hybrid_command", "hybrid_group"], discordContext),
  ...each("discord.ext.commands.Bot", ["command", "group", "hybrid_command", "hybrid_group"], discordContext),
};

const discordMessage = ["discord.Message"];
const discordMember = ["discord.Member"];
const discordRaw = ["discord.RawReactionActionEvent"];

/** Methods and `@event` functions that a framework calls by their name: of which class, and the classes of their leading parameters. */
export const eventParameters: readonly {
  readonly owner: string;
  readonly decorators: readonly string[];
  readonly events: Readonly<Record<string, readonly string[]>>;
}[] = [
  {
    owner: "discord.Client",
    decorators: ["discord.Client.event", "discord.client.Client.event", "discord.ext.commands.Bot.event"],
    events: {
      on_command: discordContext,
      on_command_completion: discordContext,
      on_command_error: discordContext,
      on_guild_join: ["discord.Guild"],
      on_guild_remove: ["discord.Guild"],
      on_interaction: ["discord.Interaction"],
      on_member_join: discordMember,
      on_member_remove: discordMember,
      on_member_update: ["discord.Member", "discord.Member"],
      on_message: discordMessage,
      on_message_delete: discordMessage,
      on_message_edit: ["discord.Message", "discord.Message"],
      on_raw_reaction_add: discordRaw,
      on_raw_reaction_remove: discordRaw,
      on_reaction_add: ["discord.Reaction"],
      on_reaction_remove: ["discord.Reaction"],
      on_thread_create: ["discord.Thread"],
      on_voice_state_update: discordMember,
    },
  },
];

function each(owner: string, names: readonly string[], parameters: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [`${owner}.${name}`, parameters]));
}
