import type { Prose } from './campaign-texts.ts';

/**
 * The notice that opens the campaign, in the order and levels of an official document (GB/T 9704: 一、, （一）, 1.), and its
 * English rendering. Paragraphs are parted by a blank line.
 */
export const LAUNCH_NOTICE: Prose = {
  title: { zh: '关于开展“学雷锋 网络文明行”系列主题活动的通知', en: 'Notice on the campaign “Learning from Lei Feng: Civility Online”' },
  body: {
    zh: `为推动学雷锋活动常态化，用看得见、够得着的身边善行凝聚人心，让互联网成为传播文明的园地，决定在全省开展“学雷锋 网络文明行”系列主题活动。现将有关事项通知如下。

一、活动目的

以“写身边人、拍身边景、颂身边德、做身边事”为主要内容，引导广大干部群众和网民记录善行、推荐好人、参与服务，形成可感可学、可查可溯的文明实践成果。

二、活动内容

（一）撰美文。围绕助人为乐、邻里互助、志愿服务等主题，征集原创散文、随笔和书信。

（二）拍美景。征集反映家乡风貌和文明风尚的图片、公益广告和短片。

（三）颂美德。推荐本地本单位的凡人善举，附人物访谈。推荐前须征得本人同意。

（四）践美行。组织开展清雪护路、植树护河、敬老助学、网络文明进社区等公益行动，如实记录服务时长。

三、时间安排

（一）启动阶段。三月五日起，各地各单位同步启动，结合学雷锋日、植树节、清明节、劳动节、青年节开展网上话题讨论。

（二）推进阶段。五月十五日召开推进会，总结交流经验；九月二十日起开展为期一个月的集中行动。

（三）总结阶段。十二月起汇总成果，发布年度综述，展示优秀作品。

四、工作要求

（一）明确责任。各地各单位要确定一名负责人和一名联络员，于三月四日17时前通过平台报送回执；启动情况于三月六日12时前报送。

（二）真实为本。作品须为原创，事迹须经核实，数据以平台记录为准，不重复填报，不层层加码。

（三）减轻负担。不得以点赞、转发、投票数量作为评价依据，不得要求群众强制参与，不得将照片和痕迹材料作为工作成效的唯一证明。

（四）保护隐私。采集个人信息应当遵循最小必要原则，涉及未成年人的，须取得监护人同意。

（五）加强宣传。各承办媒体同步开设专题，及时展示作品，如实反映进展。`,
    en: `To make learning from Lei Feng a daily habit, to bring people together through good deeds near at hand, and to make the internet a place where civility spreads, the campaign “Learning from Lei Feng: Civility Online” is held across the province. The arrangements are as follows.

I. Purpose

Officials and the public are invited to record good deeds, nominate good people and take part in service, so that what comes of it can be seen, learned from and checked.

II. Content

(1) Fine words: original essays, sketches and letters on helpfulness, neighbours and voluntary service.

(2) Fine views: pictures, public-service posters and short films of the land and its manners.

(3) Fine people: nominations of ordinary people who do good, each with an interview and with the person’s consent.

(4) Fine deeds: service such as clearing snow, planting trees, caring for the old and helping pupils, with hours recorded as given.

III. Timetable

(1) Launch: from 5 March, with discussions on Lei Feng Day, Arbor Day, Qingming, Labour Day and Youth Day.

(2) Running: a review meeting on 15 May; a month of concentrated service from 20 September.

(3) Closing: from December the results are gathered, the annual review is published and the best works are shown.

IV. Requirements

(1) Each city and body names a lead and a contact on the platform by 17:00 on 4 March, and reports on its launch by 12:00 on 6 March.

(2) Works are original, deeds are verified, and figures are those that the platform records; nothing is asked for twice.

(3) Likes, shares and votes are no measure of work. Nobody is made to take part. Photographs are not the only proof of work.

(4) Personal data are kept to the least needed; where minors are concerned a guardian consents.

(5) The media that carry the campaign show its works promptly and its progress truthfully.`,
  },
};

/** The office's reminder when the campaign's concentrated month begins. */
export const CONCENTRATED_MONTH_NOTICE: Prose = {
  title: { zh: '关于组织开展集中行动月的通知', en: 'Notice on the month of concentrated service' },
  body: {
    zh: `根据活动安排，自九月二十日起，在全省开展为期一个月的集中行动。现就有关事项通知如下。

一、重点内容。围绕助农抢收、敬老陪伴、净滩护河、文明交通、暖冬准备等群众所需，就近就便开展志愿服务。

二、组织方式。由各单位自行认领项目，县（市、区）统筹时间和地点，避免同一服务对象被反复打扰。

三、记录要求。服务结束后十个工作日内记录活动、日期、地点、内容、实际时长和负责人，以签到记录为准，不另行上报表格。

四、安全保障。户外活动应当评估天气和路况，涉水、登高、行车等服务须由具备相应资质的人员承担。`,
    en: `As planned, a month of concentrated service begins on 20 September across the province.

I. What to do: help with the harvest, keep the old company, clean river banks, help at crossings, prepare for winter; choose what people near you need.

II. How: units choose their projects; counties arrange times and places so that nobody is visited twice over.

III. Records: within ten working days, the activity, date, place, content, hours given and the person in charge, taken from check-ins. No other form is asked for.

IV. Safety: weather and roads are judged beforehand; work on water, at height or at the wheel is for those qualified.`,
  },
};
