//! Where a sentence stands on the page: in its paragraph, its section and the article.

use crate::article::{Block, BlockKind};
use crate::language::Analysis;
use serde::{Deserialize, Serialize};

/// A position that rules can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// First of several sentences of its paragraph.
    OpensParagraph,
    /// Between the first and the last sentence of its paragraph.
    InsideParagraph,
    /// Last of several sentences of its paragraph.
    ClosesParagraph,
    /// The only sentence of its paragraph.
    AloneInParagraph,
    /// First sentence under a heading, or under title and lead.
    OpensSection,
    /// Last sentence before the next heading or the end.
    ClosesSection,
    /// Before the first heading, in an article with headings.
    InIntroduction,
    /// Under the last heading.
    InFinalSection,
    /// In an article without headings.
    WithoutSections,
    /// First sentence behind title and lead.
    OpensArticle,
    /// Among the first three sentences behind title and lead.
    NearOpening,
    /// Last sentence of the article.
    ClosesArticle,
    /// Among the last three sentences.
    NearClosing,
    /// In the last paragraph.
    InClosingParagraph,
    /// In the first paragraph behind title and lead.
    InOpeningParagraph,
    /// In the first, second, … fifth of the article's sentences.
    FirstFifth,
    /// See [`Place::FirstFifth`].
    SecondFifth,
    /// See [`Place::FirstFifth`].
    ThirdFifth,
    /// See [`Place::FirstFifth`].
    FourthFifth,
    /// See [`Place::FirstFifth`].
    LastFifth,
}

/// Where one sentence stands.
#[derive(Clone, Debug)]
pub struct Placement {
    /// Index of its block.
    pub block: usize,
    /// What the block is.
    pub kind: BlockKind,
    /// Number of its section: 0 before the first heading.
    pub section: usize,
    /// The sentence that heads its section.
    pub heading: Option<usize>,
    /// All places that hold.
    pub places: Vec<Place>,
}

impl Placement {
    /// Whether the sentence is running text: neither title, lead nor heading.
    pub fn is_body(&self) -> bool {
        !matches!(
            self.kind,
            BlockKind::Title | BlockKind::Lead | BlockKind::Heading(_)
        )
    }

    /// Where every sentence of an article stands, in reading order.
    pub fn of(analysis: &Analysis) -> Vec<Placement> {
        let blocks = &analysis.article.blocks;
        let last_section = blocks.iter().filter(|block| is_heading(block)).count();
        let mut placements: Vec<Placement> = Vec::with_capacity(analysis.sentences.len());
        let (mut section, mut heading) = (0, None);
        for (index, at) in analysis.sentences.iter().enumerate() {
            let block = &blocks[at.block];
            if is_heading(block) && at.place == 0 {
                section += 1;
                heading = Some(index);
            }
            let mut places = Vec::new();
            if matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote
            ) {
                places.push(place_in_paragraph(at.place, block.sentences.len()));
                places.push(match (section, last_section) {
                    (_, 0) => Place::WithoutSections,
                    (0, _) => Place::InIntroduction,
                    _ => Place::InFinalSection,
                });
                if section != last_section && section != 0 {
                    places.pop();
                }
            }
            placements.push(Placement {
                block: at.block,
                kind: block.kind,
                section,
                heading,
                places,
            });
        }
        add_section_places(&mut placements);
        add_article_places(&mut placements);
        placements
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
}

fn place_in_paragraph(place: usize, sentences: usize) -> Place {
    match (place, sentences) {
        (_, 1) => Place::AloneInParagraph,
        (0, _) => Place::OpensParagraph,
        (place, sentences) if place + 1 == sentences => Place::ClosesParagraph,
        _ => Place::InsideParagraph,
    }
}

fn add_section_places(placements: &mut [Placement]) {
    for index in 0..placements.len() {
        if !placements[index].is_body() {
            continue;
        }
        let section = placements[index].section;
        let opens = index == 0
            || !placements[index - 1].is_body()
            || placements[index - 1].section != section;
        let closes = placements
            .get(index + 1)
            .is_none_or(|next| next.section != section);
        let places = &mut placements[index].places;
        places.extend(opens.then_some(Place::OpensSection));
        places.extend(closes.then_some(Place::ClosesSection));
    }
}

fn add_article_places(placements: &mut [Placement]) {
    const FIFTHS: [Place; 5] = [
        Place::FirstFifth,
        Place::SecondFifth,
        Place::ThirdFifth,
        Place::FourthFifth,
        Place::LastFifth,
    ];
    let count = placements.len();
    let body: Vec<usize> = (0..count).filter(|&i| placements[i].is_body()).collect();
    let (Some(&first), Some(&last)) = (body.first(), body.last()) else {
        return;
    };
    let (first_block, last_block) = (placements[first].block, placements[last].block);
    for (order, &index) in body.iter().enumerate() {
        let from_end = body.len() - 1 - order;
        let block = placements[index].block;
        let places = &mut placements[index].places;
        places.extend((order == 0).then_some(Place::OpensArticle));
        places.extend((order < 3).then_some(Place::NearOpening));
        places.extend((from_end == 0).then_some(Place::ClosesArticle));
        places.extend((from_end < 3).then_some(Place::NearClosing));
        places.extend((block == first_block).then_some(Place::InOpeningParagraph));
        places.extend((block == last_block).then_some(Place::InClosingParagraph));
        places.push(FIFTHS[(order * 5 / body.len()).min(4)]);
    }
}
