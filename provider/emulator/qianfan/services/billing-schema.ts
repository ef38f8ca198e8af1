import { z } from "zod";

const reservation = z.object({
  reservationTimeUnit: z.string().min(1),
  reservationLength: z.int().min(1),
});

/** How compute units are paid. The Python SDK's default sends the unit of time `Hour`, so it is not judged. */
export const billingSchema = z.discriminatedUnion("paymentTiming", [
  z.object({ paymentTiming: z.literal("Prepaid"), reservation }),
  z.object({
    paymentTiming: z.literal("Postpaid"),
    chargeType: z.enum(["ComputingUnit", "Tokens"]).default("ComputingUnit"),
  }),
]);
