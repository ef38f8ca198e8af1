import { playHistories } from "./rig/play-histories";

playHistories("qianfan v1");
