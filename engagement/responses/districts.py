"""What Londoners call parts of their boroughs: districts that lie in one borough alone; written for this project.

Districts that several boroughs share (Crystal Palace, Kilburn, Finsbury Park, Crouch End's edges) are left out.
"""

from __future__ import annotations

from typing import Final

_OF_BOROUGH: Final = {
    "Barking and Dagenham": "becontree|chadwell heath|creekmouth",
    "Barnet": "hendon|edgware|finchley|east finchley|north finchley|golders green|mill hill|colindale"
    "|totteridge|whetstone"
    "|friern barnet|high barnet|chipping barnet|new barnet|east barnet|burnt oak|hampstead garden suburb|cricklewood",
    "Bexley": "bexleyheath|sidcup|erith|welling|crayford|belvedere|slade green",
    "Brent": "wembley|willesden|harlesden|kingsbury|neasden|dollis hill|stonebridge|sudbury|kensal rise"
    "|alperton|tokyngton",
    "Bromley": "beckenham|orpington|chislehurst|penge|biggin hill|hayes common|west wickham|petts wood"
    "|st mary cray|keston",
    "Camden": "camden town|hampstead|kentish town|holborn|bloomsbury|belsize park|swiss cottage|west hampstead"
    "|gospel oak"
    "|primrose hill|somers town|chalk farm|south hampstead",
    "City of London": "barbican|blackfriars|square mile",
    "Croydon": "thornton heath|purley|coulsdon|south norwood|selhurst|new addington|addiscombe|waddon|shirley"
    "|sanderstead"
    "|kenley|selsdon",
    "Ealing": "acton|southall|greenford|hanwell|northolt|perivale|west ealing|south acton|north acton",
    "Enfield": "edmonton|southgate|palmers green|enfield town|ponders end|winchmore hill|cockfosters"
    "|enfield lock|upper edmonton"
    "|lower edmonton|oakwood",
    "Greenwich": "woolwich|eltham|charlton|plumstead|kidbrooke|abbey wood|shooters hill|north greenwich"
    "|east greenwich",
    "Hackney": "dalston|stoke newington|clapton|homerton|hoxton|shoreditch|london fields|hackney wick"
    "|haggerston|upper clapton"
    "|lower clapton|stamford hill|hackney central|de beauvoir town",
    "Hammersmith and Fulham": "fulham|shepherds bush|white city|parsons green|west kensington|barons court|sands end",
    "Haringey": "tottenham|south tottenham|hornsey|wood green|muswell hill|crouch end|seven sisters|bruce grove"
    "|northumberland park"
    "|turnpike lane|bounds green|west green|tottenham hale|noel park",
    "Harrow": "pinner|stanmore|wealdstone|hatch end|rayners lane|harrow on the hill|south harrow|north harrow"
    "|kenton|belmont",
    "Havering": "romford|hornchurch|upminster|rainham|harold hill|harold wood|elm park|gidea park|collier row",
    "Hillingdon": "uxbridge|hayes|ruislip|northwood|west drayton|yiewsley|ickenham|harefield|eastcote|south ruislip",
    "Hounslow": "chiswick|brentford|isleworth|feltham|heston|cranford|bedfont|hanworth|osterley|hounslow west",
    "Islington": "highbury|holloway|archway|angel|clerkenwell|barnsbury|canonbury|tufnell park|upper holloway"
    "|lower holloway"
    "|pentonville|nag s head",
    "Kensington and Chelsea": "chelsea|notting hill|earls court|north kensington|south kensington|holland park"
    "|ladbroke grove"
    "|brompton|world s end",
    "Kingston upon Thames": "surbiton|new malden|chessington|tolworth|norbiton|berrylands",
    "Lambeth": "brixton|stockwell|vauxhall|west norwood|kennington|oval|waterloo|streatham hill|tulse hill"
    "|loughborough junction"
    "|angell town",
    "Lewisham": "new cross|brockley|deptford|catford|forest hill|sydenham|ladywell|hither green|lee"
    "|lower sydenham|honor oak"
    "|crofton park|bellingham|downham|new cross gate|telegraph hill|grove park",
    "Merton": "wimbledon|mitcham|morden|raynes park|colliers wood|south wimbledon|wimbledon park",
    "Newham": "stratford|east ham|west ham|plaistow|canning town|beckton|forest gate|manor park|silvertown"
    "|custom house"
    "|upton park|north woolwich|maryland|green street",
    "Redbridge": "ilford|woodford green|south woodford|wanstead|barkingside|gants hill|hainault|goodmayes"
    "|seven kings|clayhall",
    "Richmond upon Thames": "twickenham|teddington|hampton|barnes|kew|ham|whitton|east sheen|mortlake"
    "|hampton hill|st margarets",
    "Southwark": "peckham|camberwell|bermondsey|rotherhithe|dulwich|east dulwich|elephant and castle|walworth"
    "|nunhead|borough"
    "|old kent road|surrey quays|bankside|west dulwich village",
    "Sutton": "cheam|carshalton|wallington|worcester park|hackbridge|beddington|north cheam|st helier",
    "Tower Hamlets": "poplar|bow|whitechapel|bethnal green|mile end|stepney|limehouse|wapping|isle of dogs"
    "|canary wharf"
    "|shadwell|spitalfields|cubitt town|millwall|stepney green|bow church|blackwall",
    "Waltham Forest": "walthamstow|leyton|leytonstone|chingford|highams park|walthamstow village|south chingford",
    "Wandsworth": "battersea|putney|tooting|balham|earlsfield|roehampton|southfields|clapham junction|furzedown"
    "|nine elms"
    "|tooting broadway|tooting bec",
    "Westminster": "pimlico|paddington|marylebone|mayfair|soho|maida vale|bayswater|st johns wood|belgravia"
    "|covent garden"
    "|queens park estate|westbourne green|knightsbridge green|victoria",
}  # fmt: skip

BOROUGH_OF: Final = {district: borough for borough, names in _OF_BOROUGH.items() for district in names.split("|")}
"""District in small letters, without signs -> its borough."""
