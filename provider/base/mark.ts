/** How the engine marks a value that is more than itself, such as a secret, on the wire and in state ([pulumi engine 3.259.0], `resource/sig`). */
export const mark = "4dabf18193072939515e22adb298388d";
