/** Duties as actors: a narrow permission of the system that acts of its own are attributed to. Never a person. */
export const FUSION_DUTY = "00000000-0000-4000-8000-000000000001";

/** Whoever stands at the hub's own machine and prepares it over the local door. */
export const LOCAL_DOOR = "00000000-0000-4000-8000-000000000002";

export const DELIVERY_DUTY = "00000000-0000-4000-8000-000000000003";
