/** Packages that replace their coroutine methods at import by functions that run the loop themselves when called in sync code. */
export const syncTwinPackages: ReadonlySet<string> = new Set(["hydrogram", "kurigram", "pyrogram", "pyrofork", "pytgcalls", "telethon"]);
