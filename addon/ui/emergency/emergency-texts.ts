/** Words of the order that opens every gate. */
export const emergencyTexts = {
  title: 'Emergency',
  open: 'Emergency: open all gates',
  openQuestion: 'Open all gates and keep them open?',
  openMeaning:
    'Every barrier opens for everybody and stays open until a person ends it. The history names you as the reason.',
  openConfirm: 'Open all gates',
  since: (by: string, since: string) =>
    `${by} opened all gates at ${since}. They stay open until somebody ends the emergency.`,
  notOpen: (gates: string) => `Not open yet: ${gates}.`,
  end: 'End the emergency',
  endQuestion: 'End the emergency?',
  endMeaning: 'Barriers that nobody holds open close again as soon as their lanes are clear.',
  endConfirm: 'End it',
  endSureQuestion: 'Is everybody out of danger?',
  endSureMeaning: 'Only end it when nobody needs the gates open any more.',
  endSureConfirm: 'Yes, end it',
  began: (by: string) => `Emergency: ${by} opened all gates.`,
  ended: 'The emergency is over: gates close again when their lanes are clear.',
} as const;
