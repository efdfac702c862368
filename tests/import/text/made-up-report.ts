/** A report as it comes out of a web page that was copied as text: every sentence and every name is made up. */

/** The text. Its faults are those that such texts have. */
export const MADE_UP_REPORT = `Scroll Top

Quiet Harbours – Veldmark: A Survey

Veldmark is a coast of small harbours, and most of them have fallen quiet since the railway came.[1] Its fishing fleet, once the pride of the district, was down to forty boats at the last count in 2019.[2]However, the boats that are left bring in more than ever.

The harbour board has kept its records since 1874, and they are the backbone of this survey; in the words of its secretary, ‘the ledgers of [1991] are the last that were written by hand’.

How the harbours were built

The first mole was laid in the winter of 1871–72 from stone that came down the river on rafts.[3] Nobody was paid in money. Each family gave two days a week, and those who gave none were fined a barrel of herring.[4]

After the war the moles were raised by a metre, mostly with rubble from the old customs house. The work took nine years and was never quite finished, as anyone can see who walks out to the light at low water.[5]


The storm of 1953 broke three of the five moles and carried off the ice house. What was left of it was sold for bricks, and the bricks can be found in half the gardens of the town.[6] A smaller storm took the roof off the market hall in the spring.[7]

The harbours today: Boats and people

The board lists these uses of the quays, in this order:

  • Landing and sale of fish;\u00A0
  • Repair of boats up to twelve metres;
  • Winter storage, for members and their guests; and
  • Rowing.

It adds that none of them pays for itself, which is true, and that none of them ever did, which is not.[8]

A winter on the quay

By The Ferrymen’s Guild

The guild counts everyone who uses the quay between November and March. In the winter of the survey it counted as follows:

  • Eleven boats were laid up on the slip, of which two have no owner that anyone can name.[9]
  • The slip was closed for repairs in January.
  • Visitors came on Sundays, mostly to look.

To read the counts of earlier winters please visit

The guild’s counts are not those of the board, and the two have been at odds for as long as anyone remembers, since the guild counts people and the board counts boats.[10] Both are kept in the same cupboard.

Cashing in

Since 2004 the quays have been let by the metre, and the income has paid for the new crane.[11] What remains goes to the fund for widows, which was to be closed in 2010 and was not, as the chair of the board has said with some pride over many years and to anyone who asked him on the way to church

Veldmark. The fund still pays for coal in winter.

Image by Osk Tarrel under (CC).

[1] Osk Tarrel, The Line to the Coast, Veldmark Papers, May 1988,

[2] Harbour Board, Yearbook, 2019,; Ferrymen’s Guild, Winter Counts, 2019,

[3]Harbour Board, Ledger of Works, 1871–1872,–0041‑7

[4] Ibid.

[5] Mirre Adewald, Low Water: Walks on the Moles, Tidal Press, 2002,;

Mirre Adewald, The Light and its Keepers, Tidal Press, 2007,



[8] Harbour Board, Uses of the Quays, as “amended […] and amended again”, 2018, See also the minutes of the spring meeting.

[9] Ferrymen’s Guild, Lost Owners,

Veldmark, March 2020,

[10] Both counts are in the reading room. See Article 14. 2 which promises ‘that the cupboard be open to all’.

[11] Harbour Board, Letting by the Metre, June 2004,

The Veldmark Society by Osk\u00A0Tarrel

Related Posts
`;
