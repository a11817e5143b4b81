// The colours of criteria in live_ranking.css, in their order.
export const CRITERION_CLASSES = ["first", "second", "third", "fourth", "fifth", "sixth"];
