import { playHistories } from "./rig/play-histories";

playHistories("bailian");
