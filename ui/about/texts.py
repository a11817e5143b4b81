"""The texts of the About page."""

from __future__ import annotations

TEXTS = {
    "Method": """
**From words to themes.** Each answer is split into points; points that say similar things are put together. The same answers give the same
themes, in whatever order they came. A theme takes its name from words people used, and belongs to the people who rename it.
"Strong", "fair" and "fragile" say how surely a theme comes back when part of the answers is left out.

**From the long list to a ranking.** Each priority has a score from 0 to 10 on each criterion; worded anchors fix what 0, 5 and 10 mean, so
adding a priority never moves the others. A priority's score is the weighted mean. Ties are exact and share a rank. A missing score is never
read as nothing: the priority then has a best and a worst possible rank. Scores may also come from figures, by levels that you can see and change.

**How firm.** With three criteria, all possible weights form a triangle. For each priority we work out, exactly, the part of the triangle in
which it leads, and the least change of the weights that would put another one first.

**Routes.** What needs many partners and the region goes to the partnership, however large or small its burden; of the rest, a high burden that one partner or a borough can tackle goes
there; the rest is watched. Routes stand beside the ranking and never change a score.
""",
    "Privacy": """
**What is kept:** the words, the forum, borough, age band and kind of organisation. **What is not kept:** names, e-mail and IP addresses that the survey collected.

**What is hidden:** names, phone numbers, e-mail addresses, NHS and insurance numbers, full postcodes, dates of birth and bank details in what people wrote.
We hide most of them, not all; check before you publish. The result is not anonymous.

**Where it goes:** nowhere. The explorer makes no request to any other computer. Every change is on record, without people's words.
""",
    "Limits": """
* A share is people who say something, of the people who answered. A person counts once, and "nothing to say" is an answer. On a projector and in files counts are
  rounded to 5, and small ones are not shown.
* People who answer are not a sample of London. Say "of the people who answered", never "Londoners think".
* Themes are a reading aid. Open them, read the words, rename, and trust your own judgement.
* Scores are judgements on fixed scales. The ranking follows from them and from the weights; it does not replace the conversation.
* Figures are those the board could have seen in March 2019. Gaps are left as gaps.
* The explorer is not a medical device and makes no decisions about anybody's care.
""",
    "Accessibility": """
We aim at WCAG 2.2 level AA. Everything can be done with a keyboard; charts have a text alternative, their numbers as a table, and a download;
colour never carries meaning alone; motion stops where your system asks for less.

**Known limits:** Streamlit, on which the explorer runs, reruns the page on the single key "r". Charts are read as one picture with a text; the numbers are in the
table below each. If something bars your way, tell the people who run your explorer: every page's content is also in the downloads.
""",
}
